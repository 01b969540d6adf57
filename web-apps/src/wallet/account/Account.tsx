import { Page } from '../../kit/parts/Page.tsx';

export default function Account() {
  return <Page title="Account">…</Page>;
}
