import { Page } from '../../kit/parts/Page.tsx';

export default function Notices() {
  return <Page title="Notices">…</Page>;
}
