import { Page } from '../../kit/parts/Page.tsx';

export default function Help() {
  return <Page title="Help">…</Page>;
}
