import { Page } from '../../kit/parts/Page.tsx';

export default function Bills() {
  return <Page title="Bills">…</Page>;
}
